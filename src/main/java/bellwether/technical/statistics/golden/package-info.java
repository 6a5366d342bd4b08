/// Replays a folder of golden numbers: for each file that the product computes, every number
/// against ours within the tolerance of the folder's README. Files of other modules' figures are
/// checked by their own classes.
@NullMarked
package bellwether.technical.statistics.golden;

import org.jspecify.annotations.NullMarked;
