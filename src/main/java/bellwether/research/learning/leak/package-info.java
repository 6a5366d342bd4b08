/// Finds out whether a model saw what it is to tell: in its features, its rows or its training. May
/// use `sample` and `feature`.
@NullMarked
package bellwether.research.learning.leak;

import org.jspecify.annotations.NullMarked;
