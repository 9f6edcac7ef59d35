/** Records of a topic, decoded and masked. */
@NullMarked
package io.forbear.console.record;

import org.jspecify.annotations.NullMarked;
