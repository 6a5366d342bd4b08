/// Golden numbers of labels and models, replayed by `golden DIR`.
@NullMarked
package bellwether.research.learning.golden;

import org.jspecify.annotations.NullMarked;
