package bellwether.research.screen;

import java.time.LocalDate;

/// That a symbol entered a tracked screen, which it still passes.
///
/// @param screen its name
/// @param day of the bar with which it entered
public record EnteredScreen(String ticker, String screen, LocalDate day) {}
