/** Reports of gateways that come by HTTP. */
@NullMarked
package io.forbear.contact.attempt;

import org.jspecify.annotations.NullMarked;
