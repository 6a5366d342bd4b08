package bellwether.research.forecast.store;

import java.time.LocalDate;

/// How far an outcome was off, in units of its scale, and the day it was known.
public record DatedScore(LocalDate dueOn, double score) {}
