/// What followed earlier signals of a kind: events on the bars of symbols, what prices did after
/// them against what they do on any bar, and how sure that is. Pure: may use `technical`, the
/// histories of `trading.rules`, and the votes of `research.analysis`.
@NullMarked
package bellwether.research.evidence.signal;

import org.jspecify.annotations.NullMarked;
