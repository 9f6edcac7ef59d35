/** The gate before a contact, the detector after it, complaints and their clocks. */
@NullMarked
package io.forbear.compliance;

import org.jspecify.annotations.NullMarked;
