/** The strategies and wordings in force, read and put together; every instance follows the same. */
@NullMarked
package io.forbear.contact.playbook;

import org.jspecify.annotations.NullMarked;
