/// What one symbol's bars say on one date: the analysis, and the class that makes and finds them.
/// May use `technical`, `market`, `platform`.
@NullMarked
package bellwether.research.analysis;

import org.jspecify.annotations.NullMarked;
