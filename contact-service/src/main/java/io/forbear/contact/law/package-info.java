/** What rule packs say of strategies: by the kernel that judges their contacts later. */
@NullMarked
package io.forbear.contact.law;

import org.jspecify.annotations.NullMarked;
