/** What rule packs that run without effect would do otherwise. */
@NullMarked
package io.forbear.compliance.shadow;

import org.jspecify.annotations.NullMarked;
