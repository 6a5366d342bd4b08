package bellwether.research.learning.training;

import bellwether.research.learning.model.ModelDay;
import java.time.LocalDate;

/// The figures of a model on a day, by the calendar.
public record JudgedDay(LocalDate day, ModelDay figures) {}
