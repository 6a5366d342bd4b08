package bellwether.research.learning.http;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// The body of `POST /api/v1/learners/{key}/update`: what came of a row.
///
/// @param id of a row that was scored
record LearnerUpdateBody(
        @NotNull(message = LearnerPredictBody.ID_RULE)
                @Pattern(regexp = LearnerPredictBody.ID, message = LearnerPredictBody.ID_RULE)
                String id,
        @NotNull(message = "must be true or false") Boolean label) {}
