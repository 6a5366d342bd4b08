/// Trainings as jobs: an item for each fold and one that finishes, read from stored bars. What
/// comes of them is judged and kept, the refused ones too.
@NullMarked
package bellwether.research.learning.training;

import org.jspecify.annotations.NullMarked;
