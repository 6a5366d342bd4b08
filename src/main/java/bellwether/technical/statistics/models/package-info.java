/// Small models and what goes with them: ridge logistic regression, online learning, calibration of
/// scores, detection of drift, and splits that leak nothing. Uses the values of its module only.
@NullMarked
package bellwether.technical.statistics.models;

import org.jspecify.annotations.NullMarked;
