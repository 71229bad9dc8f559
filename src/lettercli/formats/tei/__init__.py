"""TEI P5: letters as other editions hold them."""
