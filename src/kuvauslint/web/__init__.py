"""The officials' page: a description checked, mended and saved in the browser."""
