"""The page on the screen: camera, cached tiles, overlays, rulers and the widget of them all."""
