/// Rows that models learn from: features in bins, labels, weights, and the splits between those
/// that train and those that test.
@NullMarked
package bellwether.research.learning.sample;

import org.jspecify.annotations.NullMarked;
