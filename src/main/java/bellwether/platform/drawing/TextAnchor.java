package bellwether.platform.drawing;

/// Which end of a text lies at its place.
public enum TextAnchor {
    START,
    MIDDLE,
    END
}
