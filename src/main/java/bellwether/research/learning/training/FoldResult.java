package bellwether.research.learning.training;

import bellwether.research.learning.model.FoldScores;

/// What comes of a fold.
///
/// @param number of the fold
record FoldResult(int number, FoldScores scores, FoldFindings findings) {}
