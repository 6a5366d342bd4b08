package bellwether.desk.fit.select;

/// How the daily returns of two symbols move together.
///
/// @param days that they have in common
public record PairCorrelation(double rho, int days) {}
