from .acts import ActIndexPage, ActPage
from .attachments import Attachment
from .bodies import BodyIndexPage, BodyPage
from .bulletins import BulletinIndexPage, BulletinPage
from .calls import CallIndexPage, CallPage
from .consultations import ConsultationIndexPage, ConsultationPage
from .listing import ListingPage, YearPage
from .meetings import MeetingIndexPage, MeetingPage
from .news import NewsIndexPage, NewsPage
from .notices import NoticeIndexPage, NoticePage
from .reports import ReportIndexPage, ReportPage
from .standard import StandardPage
from .strategies import StrategyIndexPage, StrategyPage

__all__ = [
    "ActIndexPage",
    "ActPage",
    "Attachment",
    "BodyIndexPage",
    "BodyPage",
    "BulletinIndexPage",
    "BulletinPage",
    "CallIndexPage",
    "CallPage",
    "ConsultationIndexPage",
    "ConsultationPage",
    "ListingPage",
    "MeetingIndexPage",
    "MeetingPage",
    "NewsIndexPage",
    "NewsPage",
    "NoticeIndexPage",
    "NoticePage",
    "ReportIndexPage",
    "ReportPage",
    "StandardPage",
    "StrategyIndexPage",
    "StrategyPage",
    "YearPage",
]
