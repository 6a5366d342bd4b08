package bellwether.desk.journal.achievement;

import java.time.LocalDate;

/// A day on which an owner held positions.
///
/// @param broken whether a limit was, in any portfolio
public record LimitSession(LocalDate day, boolean broken) {}
