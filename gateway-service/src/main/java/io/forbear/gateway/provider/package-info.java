/** Who carries messages, and how each is spoken to. */
@NullMarked
package io.forbear.gateway.provider;

import org.jspecify.annotations.NullMarked;
