import pytest
from django.core.exceptions import ValidationError

from cms.colours import contrast, lightened_for
from cms.models import PortalSettings


def test_contrast_of_black_and_white_is_21():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_grey_767676_is_the_lightest_grey_that_passes():
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)
    assert contrast("#777777", "#ffffff") < 4.5


@pytest.mark.parametrize("colour", ["#0b4f8a", "#000000", "#8a1f11"])
def test_a_colour_is_lightened_until_it_can_be_read_on_dark(colour):
    assert contrast(lightened_for(colour, "#14181d"), "#14181d") >= 4.5


def test_a_colour_that_is_too_light_is_refused_with_its_ratio(db):
    settings = PortalSettings(municipality="Test", primary_colour="#ffcc00")
    with pytest.raises(ValidationError) as refused:
        settings.full_clean()
    assert "1.51" in refused.value.message_dict["primary_colour"][0]


def test_what_is_no_colour_is_refused_in_words(db):
    settings = PortalSettings(municipality="Test", primary_colour="blue")
    with pytest.raises(ValidationError) as refused:
        settings.full_clean()
    assert list(refused.value.message_dict) == ["primary_colour"]
