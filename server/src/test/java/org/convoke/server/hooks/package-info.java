/// Tests of hooks.
package org.convoke.server.hooks;
