/** How long tables keep what they say of debtors, by their jurisdictions. */
@NullMarked
package io.forbear.messaging.retention;

import org.jspecify.annotations.NullMarked;
