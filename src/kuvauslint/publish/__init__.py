"""The publishable page of a description, and the machine-readable data beside it.

from kuvauslint.publish.publication import publish
published = publish(source, form="html")      # .data are the bytes of the page
"""
