/** What is left for a person to do after a contact: rules as data. */
@NullMarked
package io.forbear.contact.followup;

import org.jspecify.annotations.NullMarked;
