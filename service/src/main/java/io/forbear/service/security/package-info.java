/** Who may call: JSON web tokens, roles, and refusals as problem documents. */
@NullMarked
package io.forbear.service.security;

import org.jspecify.annotations.NullMarked;
