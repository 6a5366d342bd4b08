/// The service attacked as a process of its own, with honest callers beside each attack: `./run.sh
/// bench edge`. It sees the service from outside only: sockets, `/proc`, `/metrics`.
@NullMarked
package bellwether.bench.attack;

import org.jspecify.annotations.NullMarked;
