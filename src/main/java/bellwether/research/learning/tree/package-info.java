/// Boosted trees over binned features, and what each feature contributes to a forecast.
@NullMarked
package bellwether.research.learning.tree;

import org.jspecify.annotations.NullMarked;
