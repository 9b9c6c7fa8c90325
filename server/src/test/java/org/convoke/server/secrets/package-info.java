/// Tests of secrets.
package org.convoke.server.secrets;
