package bellwether.research.learning.gate;

/// What two models lost on one date that neither was trained from.
///
/// @param date the session's number
/// @param candidate mean log loss of the one that wants to be active
/// @param incumbent the same of the one that is
public record IncumbentDay(int date, double candidate, double incumbent) {}
