package bellwether.desk.report.share;

import java.util.Locale;

/// What a share shows.
public enum ShareKind {
    ANALYSIS,
    SCREEN,
    SCOREBOARD;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
