/// Replays a folder of golden numbers: for each file that the product computes, every number
/// against ours within the tolerance of the folder's README. What is not built yet is listed, never
/// passed.
@NullMarked
package bellwether.technical.statistics.golden;

import org.jspecify.annotations.NullMarked;
