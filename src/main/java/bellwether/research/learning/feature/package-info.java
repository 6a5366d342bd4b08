/// What models see of a bar: 73 numbers, each from the bars up to it alone. May use `technical.ta`,
/// `market.bars` and the votes of `research.analysis`.
@NullMarked
package bellwether.research.learning.feature;

import org.jspecify.annotations.NullMarked;
