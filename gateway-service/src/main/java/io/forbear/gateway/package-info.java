/** The gateway service: carries out commands through providers of messages. */
@NullMarked
package io.forbear.gateway;

import org.jspecify.annotations.NullMarked;
