/// The stored plans and what came of them: all SQL of the module.
@NullMarked
package bellwether.research.evidence.store;

import org.jspecify.annotations.NullMarked;
