/// Outcomes: how signals, trades and what owners state are decided, and what is counted of them.
@NullMarked
package bellwether.research.learning.outcome;

import org.jspecify.annotations.NullMarked;
