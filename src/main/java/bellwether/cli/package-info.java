/// The commands of `./run.sh` that read or write files, or call the running service. May use
/// everything below.
@NullMarked
package bellwether.cli;

import org.jspecify.annotations.NullMarked;
