/** Whether everything that was sent is what was approved. */
@NullMarked
package io.forbear.contact.verification;

import org.jspecify.annotations.NullMarked;
