package bellwether.research.backtest.sweep;

import java.time.LocalDate;

/// Sessions of a history that follow one another.
///
/// @param from index of the first one
/// @param sessions how many
public record SessionSpan(int from, int sessions, LocalDate first, LocalDate last) {
    int end() {
        return from + sessions;
    }
}
