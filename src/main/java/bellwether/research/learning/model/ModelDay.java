package bellwether.research.learning.model;

import java.util.Optional;

/// A date's figures, of rows that the model had not seen.
///
/// @param date the session's number
/// @param auc empty where rows are of one class
/// @param loss mean log loss of the rows
/// @param baseLoss the same of the base rate
/// @param momentumLoss the same of the momentum rule, calibrated as the model is
public record ModelDay(
        int date,
        int positives,
        int negatives,
        Optional<Double> auc,
        double loss,
        double baseLoss,
        double momentumLoss) {}
