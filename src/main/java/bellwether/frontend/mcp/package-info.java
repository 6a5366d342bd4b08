/// Tools for assistants that speak the Model Context Protocol: stateless, over one address, and
/// reading only. Keeps nothing; what they show is what the other modules show. May use all floors.
@NullMarked
package bellwether.frontend.mcp;

import org.jspecify.annotations.NullMarked;
