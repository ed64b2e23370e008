"""Structured data, cards for social media, oEmbed, site map and robots: what machines of others read of our pages."""
