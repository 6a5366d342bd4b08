package bellwether.research.learning;

import java.time.LocalDate;

/// The model that a score is of.
///
/// @param id as in paths
/// @param version counts the trainings of a label and horizon
/// @param trainedTo no bar that it was trained from is later
/// @param forced whether it was activated although a rule of the gate was not met
public record ScoringModel(
        String id,
        String kind,
        int version,
        int featureVersion,
        LocalDate trainedTo,
        boolean forced) {}
