/** How far have the read models of this node come, what could they not take, and what can an administrator do about it? */
@NullMarked
package exchange.query.progress;

import org.jspecify.annotations.NullMarked;
