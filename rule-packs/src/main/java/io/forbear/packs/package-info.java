/** Rule packs as data: reader, linter, rule table, and the runner of test vectors. */
@NullMarked
package io.forbear.packs;

import org.jspecify.annotations.NullMarked;
