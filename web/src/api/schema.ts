// Made by `npm run types`; do not edit.
export type Json = string | number | boolean | null | Json[] | {
    [key: string]: Json;
};
export interface paths {
    "/api/v1/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API tokens, one's own or everybody's
         * @description Lowest role: MEMBER
         */
        get: operations["listApiTokens"];
        put?: never;
        /**
         * Create an API token
         * @description Lowest role: MEMBER
         */
        post: operations["createApiToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete an API token
         * @description Lowest role: MEMBER
         */
        delete: operations["deleteApiToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every app
         * @description Lowest role: MEMBER
         */
        get: operations["listApps"];
        put?: never;
        /**
         * Create an app
         * @description Lowest role: BUILDER
         */
        post: operations["createApp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/apps/{app}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An app
         * @description Lowest role: MEMBER
         */
        get: operations["readApp"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename an app
         * @description Lowest role: BUILDER
         */
        patch: operations["renameApp"];
        trace?: never;
    };
    "/api/v1/auth/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Platforms to sign in with */
        get: operations["listSignInConnections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in */
        post: operations["signIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign out */
        post: operations["signOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sign-in page shows */
        get: operations["signInOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/{connection}/back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Come back from a platform */
        get: operations["endPlatformSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/{connection}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Go to a platform to sign in */
        get: operations["startPlatformSignIn"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Chats, one's own or everybody's
         * @description Lowest role: MEMBER
         */
        get: operations["listChats"];
        put?: never;
        /**
         * Create a chat
         * @description Lowest role: MEMBER
         */
        post: operations["createChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A chat
         * @description Lowest role: MEMBER
         */
        get: operations["readChat"];
        put?: never;
        post?: never;
        /**
         * Close a chat
         * @description Lowest role: MEMBER
         */
        delete: operations["closeChat"];
        options?: never;
        head?: never;
        /**
         * Rename a chat or give it another owner
         * @description Lowest role: MEMBER
         */
        patch: operations["changeChat"];
        trace?: never;
    };
    "/api/v1/chats/{id}/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Members of a chat
         * @description Lowest role: MEMBER
         */
        get: operations["listChatMembers"];
        put?: never;
        /**
         * Add members to a chat
         * @description Lowest role: MEMBER
         */
        post: operations["addChatMembers"];
        /**
         * Remove members from a chat
         * @description Lowest role: MEMBER
         */
        delete: operations["removeChatMembers"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/chats/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages of a chat
         * @description Lowest role: MEMBER
         */
        get: operations["listMessages"];
        put?: never;
        /**
         * Post a message
         * @description Lowest role: MEMBER
         */
        post: operations["postMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every connection
         * @description Lowest role: BUILDER
         */
        get: operations["listConnections"];
        put?: never;
        /**
         * Make a connection to a platform
         * @description Lowest role: ADMIN
         */
        post: operations["createConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A connection
         * @description Lowest role: BUILDER
         */
        get: operations["readConnection"];
        put?: never;
        post?: never;
        /**
         * Delete a connection
         * @description Lowest role: ADMIN
         */
        delete: operations["deleteConnection"];
        options?: never;
        head?: never;
        /**
         * Change a connection, or its secrets
         * @description Lowest role: ADMIN
         */
        patch: operations["changeConnection"];
        trace?: never;
    };
    "/api/v1/connections/{connection}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts of a platform and whose they are
         * @description Lowest role: ADMIN
         */
        get: operations["listAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/accounts/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many accounts belong to somebody
         * @description Lowest role: ADMIN
         */
        get: operations["countAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/accounts/{account}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whose an account is, or confirm it
         * @description Lowest role: ADMIN
         */
        put: operations["linkAccount"];
        post?: never;
        /**
         * Say that an account is nobody's
         * @description Lowest role: ADMIN
         */
        delete: operations["unlinkAccount"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/budgets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is spent of the platform's allowances
         * @description Lowest role: ADMIN
         */
        get: operations["listBudgets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/calls": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Calls to a platform and from it
         * @description Lowest role: ADMIN
         */
        get: operations["listCalls"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/calls/{call}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A call with its bodies
         * @description Lowest role: ADMIN
         */
        get: operations["readCall"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/calls/{call}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a call again, or read again
         * @description Lowest role: ADMIN
         */
        post: operations["replayCall"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/chats": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Group chats made on a platform
         * @description Lowest role: ADMIN
         */
        get: operations["listRemoteChats"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/chats/{handle}/repair": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mend what became different
         * @description Lowest role: ADMIN
         */
        post: operations["repairRemoteChat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try whether a connection works
         * @description Lowest role: ADMIN
         */
        post: operations["checkConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connections/{connection}/directory/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Read the platform's directory
         * @description Lowest role: ADMIN
         */
        post: operations["syncDirectory"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/connectors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every connector and its actions
         * @description Lowest role: MEMBER
         */
        get: operations["listConnectors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People from outside
         * @description Lowest role: MEMBER
         */
        get: operations["listContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One's inbox, newest activity first
         * @description Lowest role: MEMBER
         */
        get: operations["listConversations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/unread": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many messages are unread
         * @description Lowest role: MEMBER
         */
        get: operations["countUnread"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/conversations/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark a conversation as read up to a message
         * @description Lowest role: MEMBER
         */
        post: operations["markRead"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The whole tree of departments
         * @description Lowest role: MEMBER
         */
        get: operations["listDepartments"];
        put?: never;
        /**
         * Add a department
         * @description Lowest role: ADMIN
         */
        post: operations["addDepartment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/departments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove an empty department
         * @description Lowest role: ADMIN
         */
        delete: operations["removeDepartment"];
        options?: never;
        head?: never;
        /**
         * Rename or move a department
         * @description Lowest role: ADMIN
         */
        patch: operations["changeDepartment"];
        trace?: never;
    };
    "/api/v1/errands": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What runs wait for the caller to do, of the newest run first; at most 100
         * @description Lowest role: MEMBER
         */
        get: operations["listErrands"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Flows, all or of an app or of a form
         * @description Lowest role: BUILDER
         */
        get: operations["listFlows"];
        put?: never;
        /**
         * Create a flow
         * @description Lowest role: BUILDER
         */
        post: operations["createFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A flow with its draft
         * @description Lowest role: BUILDER
         */
        get: operations["readFlow"];
        /**
         * Save the draft of a flow
         * @description Lowest role: BUILDER
         */
        put: operations["saveFlow"];
        post?: never;
        /**
         * Delete a flow
         * @description Lowest role: BUILDER
         */
        delete: operations["deleteFlow"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is wrong with a definition
         * @description Lowest role: BUILDER
         */
        post: operations["checkFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a flow start no more runs
         * @description Lowest role: BUILDER
         */
        post: operations["disableFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a flow start runs
         * @description Lowest role: BUILDER
         */
        post: operations["enableFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a flow would do for an event, with nothing done
         * @description Lowest role: BUILDER
         */
        post: operations["planFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/publish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft of a flow
         * @description Lowest role: BUILDER
         */
        post: operations["publishFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs of a flow
         * @description Lowest role: BUILDER
         */
        get: operations["listFlowRuns"];
        put?: never;
        /**
         * Start a flow that is called
         * @description Lowest role: BUILDER
         */
        post: operations["startFlow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/tests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tests of a flow
         * @description Lowest role: BUILDER
         */
        get: operations["listFlowTests"];
        put?: never;
        /**
         * Save a run as a test of its flow
         * @description Lowest role: BUILDER
         */
        post: operations["createFlowTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/tests/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run tests of a flow, some or all
         * @description Lowest role: BUILDER
         */
        post: operations["runFlowTests"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/tests/{test}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a test
         * @description Lowest role: BUILDER
         */
        delete: operations["deleteFlowTest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/tests/{test}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Expect of a test what the flow does now
         * @description Lowest role: BUILDER
         */
        post: operations["acceptFlowTest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Published versions of a flow
         * @description Lowest role: BUILDER
         */
        get: operations["listFlowVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A published version of a flow
         * @description Lowest role: BUILDER
         */
        get: operations["readFlowVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/flows/{flow}/versions/{version}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a version the draft again
         * @description Lowest role: BUILDER
         */
        post: operations["restoreFlowVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forms, all or of an app
         * @description Lowest role: MEMBER
         */
        get: operations["listForms"];
        put?: never;
        /**
         * Create a form
         * @description Lowest role: BUILDER
         */
        post: operations["createForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A form
         * @description Lowest role: MEMBER
         */
        get: operations["readForm"];
        /**
         * Save a form
         * @description Lowest role: BUILDER
         */
        put: operations["saveForm"];
        post?: never;
        /**
         * Delete a form
         * @description Lowest role: BUILDER
         */
        delete: operations["deleteForm"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}/linkage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Values that follow from a draft's others
         * @description Lowest role: MEMBER
         */
        post: operations["computeLinkages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}/options/{field}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Options of a field
         * @description Lowest role: MEMBER
         */
        get: operations["listOptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}/records": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Records of a form
         * @description Lowest role: MEMBER
         */
        get: operations["listRecords"];
        put?: never;
        /**
         * Submit a form
         * @description Lowest role: MEMBER
         */
        post: operations["submitRecord"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}/records/count": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many records meet a condition
         * @description Lowest role: MEMBER
         */
        get: operations["countRecords"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}/records/{record}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A record
         * @description Lowest role: MEMBER
         */
        get: operations["readRecord"];
        put?: never;
        post?: never;
        /**
         * Delete a record
         * @description Lowest role: MEMBER
         */
        delete: operations["deleteRecord"];
        options?: never;
        head?: never;
        /**
         * Change some values of a record
         * @description Lowest role: MEMBER
         */
        patch: operations["changeRecord"];
        trace?: never;
    };
    "/api/v1/forms/{form}/records/{record}/buttons/{flow}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a flow by a record's button
         * @description Lowest role: MEMBER
         */
        post: operations["pressRecordButton"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/forms/{form}/records/{record}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happened to a record
         * @description Lowest role: MEMBER
         */
        get: operations["listRecordChanges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is calling
         * @description Lowest role: MEMBER
         */
        get: operations["readMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change one's own password
         * @description Lowest role: MEMBER
         */
        put: operations["changeMyPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People
         * @description Lowest role: MEMBER
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Add a person
         * @description Lowest role: ADMIN
         */
        post: operations["addPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person
         * @description Lowest role: MEMBER
         */
        get: operations["readPerson"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change a person
         * @description Lowest role: ADMIN
         */
        patch: operations["changePerson"];
        trace?: never;
    };
    "/api/v1/people/{id}/merge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say that a person is another one
         * @description Lowest role: ADMIN
         */
        put: operations["mergePerson"];
        post?: never;
        /**
         * Undo the merge of a person
         * @description Lowest role: ADMIN
         */
        delete: operations["unmergePerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/merges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was merged into a person
         * @description Lowest role: ADMIN
         */
        get: operations["listMerges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/people/{id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Give a person another password
         * @description Lowest role: ADMIN
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Runs, newest first
         * @description Lowest role: MEMBER
         */
        get: operations["listRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let many runs try again
         * @description Lowest role: BUILDER
         */
        post: operations["retryRuns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A run with its steps
         * @description Lowest role: MEMBER
         */
        get: operations["readRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/attempts/{attempt}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An earlier attempt of a run
         * @description Lowest role: MEMBER
         */
        get: operations["readRunAttempt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/attempts/{attempt}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Steps of an earlier attempt of a run, as they were executed
         * @description Lowest role: MEMBER
         */
        get: operations["listRunAttemptSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a run where it is
         * @description Lowest role: BUILDER
         */
        post: operations["cancelRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what became of a step in doubt
         * @description Lowest role: BUILDER
         */
        post: operations["resolveStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a retry would do with each step
         * @description Lowest role: BUILDER
         */
        get: operations["previewRetry"];
        put?: never;
        /**
         * Let a run try again
         * @description Lowest role: BUILDER
         */
        post: operations["retryRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/steps": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Steps of a run, as they were executed
         * @description Lowest role: MEMBER
         */
        get: operations["listRunSteps"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/runs/{id}/wake": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a wait now
         * @description Lowest role: MEMBER
         */
        post: operations["wakeStep"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Secrets, without their values
         * @description Lowest role: ADMIN
         */
        get: operations["listSecrets"];
        put?: never;
        /**
         * Keep a secret, or change its value
         * @description Lowest role: ADMIN
         */
        post: operations["saveSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names of secrets, to name them in flows
         * @description Lowest role: BUILDER
         */
        get: operations["listSecretNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete a secret
         * @description Lowest role: ADMIN
         */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Found the first organization */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every template
         * @description Lowest role: MEMBER
         */
        get: operations["listTemplates"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{template}/install": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Install a template as an app
         * @description Lowest role: BUILDER
         */
        post: operations["installTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hooks/{organization}/{path}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Start a flow from outside */
        post: operations["callHook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            id: string;
            otherIds: {
                [key: string]: string;
            };
            name: string;
            mobile: string | null;
            email: string | null;
            title: string | null;
            departments: string[];
            external: boolean;
            origin: components["schemas"]["AccountOrigin"];
            seenAt: components["schemas"]["Instant"];
            confirmed: boolean;
            nameless: string | null;
            person: components["schemas"]["Person"] | null;
        };
        AccountCounts: {
            /** Format: int64 */
            linked: number;
            /** Format: int64 */
            unlinked: number;
        };
        AccountLink: {
            personId: components["schemas"]["PersonId"];
            move?: boolean | null;
        };
        /** @enum {string} */
        AccountOrigin: "DIRECTORY" | "EVENT" | "HAND" | "SIGN_IN";
        ActionInput: {
            key: string;
            label: string;
            description: string;
            type: components["schemas"]["ValueType"];
            required: boolean;
        };
        ActionOutput: {
            key: string;
            label: string;
            type: components["schemas"]["ValueType"];
        };
        ActionStep: {
            action: string;
            connection: string;
            inputs: {
                [key: string]: components["schemas"]["Mapping"];
            };
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "action";
        };
        AddRecordStep: {
            form: string;
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "addRecord";
            values: {
                [key: string]: components["schemas"]["Mapping"];
            };
        };
        /** @enum {string} */
        Answer: "EXISTS" | "AGAIN" | "GIVE_UP";
        ApiToken: {
            id: components["schemas"]["ApiTokenId"];
            name: string;
            personId: components["schemas"]["PersonId"];
            scopes: components["schemas"]["Scope"][];
            createdAt: components["schemas"]["Instant"];
            expiresAt: components["schemas"]["Instant"] | null;
            token?: string;
        };
        /** Format: uuid */
        ApiTokenId: string;
        ApiTokenList: {
            items: components["schemas"]["ApiToken"][];
        };
        App: {
            id: components["schemas"]["AppId"];
            key: string;
            name: string;
            forms: components["schemas"]["FormReference"][];
            flows: components["schemas"]["AppFlow"][];
        };
        AppContent: {
            name: string;
        };
        AppFlow: {
            id: components["schemas"]["FlowId"];
            key: string;
            name: string;
            enabled: boolean;
            /** Format: int32 */
            publishedVersion: number | null;
        };
        /** Format: uuid */
        AppId: string;
        AuthOptions: {
            demo: boolean;
            setupRequired: boolean;
            organizationName: string | null;
            demoAccounts: components["schemas"]["DemoAccount"][];
        };
        Branch: {
            key: string;
            name?: string;
            steps: components["schemas"]["Step"][];
            when?: components["schemas"]["Condition"];
        };
        BranchStep: {
            branches: components["schemas"]["Branch"][];
            key: string;
            /** @enum {string} */
            mode?: "FIRST" | "ALL";
            name?: string;
            otherwise?: components["schemas"]["Step"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "branch";
        };
        Budget: {
            key: string;
            name: string;
            window: components["schemas"]["BudgetWindow"];
            /** Format: int64 */
            allowed: number;
            /** Format: int64 */
            spent: number;
            freeAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        BudgetWindow: "SECOND" | "MINUTE" | "HOUR" | "DAY" | "MONTH";
        Call: {
            id: string;
            direction: components["schemas"]["CallDirection"];
            operation: string;
            method: string;
            url: string;
            requestHeaders: {
                [key: string]: string;
            };
            requestBody: string | null;
            /** Format: int32 */
            status: number | null;
            responseHeaders: {
                [key: string]: string;
            };
            responseBody: string | null;
            error: string | null;
            /** Format: int32 */
            tookMillis: number;
            at: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        CallDirection: "IN" | "OUT";
        CallFlowStep: {
            flow: string;
            inputs: {
                [key: string]: components["schemas"]["Mapping"];
            };
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "callFlow";
            wait?: boolean;
        };
        CallSummary: {
            id: string;
            direction: components["schemas"]["CallDirection"];
            operation: string;
            method: string;
            url: string;
            /** Format: int32 */
            status: number | null;
            error: string | null;
            /** Format: int32 */
            tookMillis: number;
            at: components["schemas"]["Instant"];
        };
        CallableFlow: {
            inputs: components["schemas"]["Input"][];
            outputs: string[];
        };
        Chat: {
            id: components["schemas"]["ChatId"];
            name: string;
            ownerId: components["schemas"]["PersonId"];
            connection: string;
            external: boolean;
            state: components["schemas"]["ChatState"];
            /** Format: int32 */
            memberCount: number;
            createdAt: components["schemas"]["Instant"];
            origin: components["schemas"]["ChatOrigin"] | null;
        };
        ChatChanges: {
            name?: string | null;
            ownerId?: components["schemas"]["PersonId"] | null;
        };
        /** Format: uuid */
        ChatId: string;
        ChatMember: {
            personId: components["schemas"]["PersonId"];
            role: components["schemas"]["ChatRole"];
            joinedAt: components["schemas"]["Instant"];
            person: components["schemas"]["Person"];
        };
        ChatOrigin: {
            runId: components["schemas"]["RunId"];
            flowName: string;
            formId: components["schemas"]["FormId"] | null;
            recordId: components["schemas"]["RecordId"] | null;
        };
        ChatPlan: {
            accepted: components["schemas"]["PersonId"][];
            rejected: components["schemas"]["ChatPlanRejected"][];
            limits: components["schemas"]["ChatPlanLimit"][];
            problems: components["schemas"]["ChatPlanProblem"][];
            errand: components["schemas"]["ChatPlanErrand"] | null;
        };
        ChatPlanErrand: {
            person: components["schemas"]["PersonId"];
            title: string;
            what: string;
        };
        ChatPlanLimit: {
            of: string;
            /** Format: int64 */
            wanted: number;
            /** Format: int64 */
            allowed: number;
            met: boolean;
        };
        ChatPlanProblem: {
            field: string;
            code: string;
            detail: string;
        };
        ChatPlanRejected: {
            person: components["schemas"]["PersonId"];
            code: string;
            reason: string;
            remedy: string;
        };
        ChatRecipients: {
            chat?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "chat";
        };
        ChatRepair: {
            use: components["schemas"]["ChatRepairWay"];
        };
        /** @enum {string} */
        ChatRepairWay: "WANTED" | "ACTUAL";
        /** @enum {string} */
        ChatRole: "OWNER" | "MEMBER";
        /** @enum {string} */
        ChatState: "OPEN" | "CLOSED";
        Comparison: {
            /** @description CEL, instead of `value`; only in flows */
            cel?: string;
            field?: string;
            /** @description CEL, instead of `field`; only in flows */
            left?: string;
            op: components["schemas"]["Operator"];
            value?: components["schemas"]["Value"];
        };
        ComputeStep: {
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "compute";
            values: {
                [key: string]: components["schemas"]["Mapping"];
            };
        };
        Condition: components["schemas"]["ConditionAll"] | components["schemas"]["ConditionAny"] | components["schemas"]["Comparison"];
        ConditionAll: {
            all: components["schemas"]["Condition"][];
        };
        ConditionAny: {
            any: components["schemas"]["Condition"][];
        };
        Connection: {
            id: string;
            key: string;
            connector: string;
            name: string;
            state: components["schemas"]["ConnectionState"];
            settings: components["schemas"]["Values"];
            check: components["schemas"]["ConnectionCheck"] | null;
            lastError: components["schemas"]["ConnectionFailure"] | null;
            syncedAt: components["schemas"]["Instant"] | null;
            callbackAddress: string | null;
            signInAddress: string | null;
            /** Format: int64 */
            version: number;
            updatedAt: components["schemas"]["Instant"] | null;
        };
        ConnectionChanges: {
            name?: string | null;
            settings?: components["schemas"]["Values"] | null;
            enabled?: boolean | null;
        };
        ConnectionCheck: {
            at: components["schemas"]["Instant"];
            findings: components["schemas"]["Finding"][];
        };
        ConnectionFailure: {
            at: components["schemas"]["Instant"];
            detail: string;
        };
        ConnectionSetting: {
            key: string;
            label: string;
            help: string;
            kind: components["schemas"]["SettingKind"];
            required: boolean;
            initial: string;
            choices: components["schemas"]["SettingChoice"][];
        };
        /** @enum {string} */
        ConnectionState: "READY" | "INCOMPLETE" | "FAILING" | "DISABLED";
        Connector: {
            key: string;
            name: string;
            actions: components["schemas"]["ConnectorAction"][];
            settings: components["schemas"]["ConnectionSetting"][];
            guide: components["schemas"]["GuideStep"][];
            scopes: string;
            events: components["schemas"]["ConnectorEvent"][];
        };
        ConnectorAction: {
            key: string;
            name: string;
            description: string;
            inputs: components["schemas"]["ActionInput"][];
            outputs: components["schemas"]["ActionOutput"][];
        };
        ConnectorEvent: {
            key: string;
            name: string;
            outputs: components["schemas"]["ActionOutput"][];
        };
        ConnectorList: {
            items: components["schemas"]["Connector"][];
        };
        Conversation: {
            id: string;
            type: components["schemas"]["ConversationType"];
            chat: components["schemas"]["Chat"];
            lastMessage: components["schemas"]["Message"];
            /** Format: int64 */
            unread: number;
            mentioned: boolean;
            /** Format: int64 */
            readSeq: number;
            /** Format: int64 */
            lastSeq: number;
        };
        ConversationPage: {
            items: components["schemas"]["Conversation"][];
            nextCursor: string | null;
            references: components["schemas"]["PeopleReferences"];
        };
        /** @enum {string} */
        ConversationType: "GROUP";
        DateField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "date";
        };
        DatetimeField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "datetime";
        };
        /** @enum {string} */
        Deed: "DECIDES" | "COMPUTES" | "READS" | "CHANGES" | "ACTS" | "WAITS" | "STARTS" | "ENDS";
        Default: components["schemas"]["DefaultCurrentDepartment"] | components["schemas"]["DefaultCurrentPerson"] | components["schemas"]["DefaultNow"] | components["schemas"]["DefaultValue"];
        DefaultCurrentDepartment: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "currentDepartment";
        };
        DefaultCurrentPerson: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "currentPerson";
        };
        DefaultNow: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "now";
        };
        DefaultValue: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "value";
            value: components["schemas"]["Value"];
        };
        DeleteRecordStep: {
            form: string;
            key: string;
            name?: string;
            record?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "deleteRecord";
        };
        DeleteRecordsStep: {
            form: string;
            key: string;
            /** Format: int32 */
            limit?: number;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "deleteRecords";
            where?: components["schemas"]["Condition"];
        };
        DemoAccount: {
            username: string;
            name: string;
            role: components["schemas"]["Role"];
            department: string;
        };
        Department: {
            id: components["schemas"]["DepartmentId"];
            name: string;
            parentId: components["schemas"]["DepartmentId"] | null;
            /** Format: int32 */
            position: number;
            /** Format: int32 */
            memberCount: number;
        };
        DepartmentChanges: {
            name?: string | null;
            parentId?: components["schemas"]["DepartmentId"] | null;
            /** Format: int32 */
            position?: number | null;
        };
        DepartmentField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "department";
        };
        /** Format: uuid */
        DepartmentId: string;
        DepartmentList: {
            items: components["schemas"]["Department"][];
        };
        DirectorySync: {
            createPeople?: boolean | null;
        };
        DirectorySyncResult: {
            /** Format: int32 */
            departments: number;
            /** Format: int32 */
            members: number;
            /** Format: int32 */
            linked: number;
            /** Format: int32 */
            found: number;
            /** Format: int32 */
            created: number;
            /** Format: int32 */
            unlinked: number;
        };
        DraftContent: {
            values: components["schemas"]["Values"];
        };
        /** @enum {string} */
        EffectState: "INTENDED" | "DONE" | "FAILED" | "IN_DOUBT" | "GIVEN_UP";
        Errand: {
            run: components["schemas"]["RunId"];
            flow: components["schemas"]["RunFlow"];
            step: string;
            detail: string | null;
            since: components["schemas"]["Instant"];
            until: components["schemas"]["Instant"] | null;
        };
        Field: components["schemas"]["DateField"] | components["schemas"]["DatetimeField"] | components["schemas"]["DepartmentField"] | components["schemas"]["MemberField"] | components["schemas"]["MembersField"] | components["schemas"]["MultiSelectField"] | components["schemas"]["NumberField"] | components["schemas"]["SelectField"] | components["schemas"]["SerialField"] | components["schemas"]["TextField"] | components["schemas"]["TextareaField"];
        FieldChange: {
            field: string;
            before: components["schemas"]["Value"];
            after: components["schemas"]["Value"];
        };
        FieldProblem: {
            code: string;
            detail: string;
            field: string;
        };
        Finding: {
            key: string;
            state: components["schemas"]["FindingState"];
            what: string;
            detail: string;
            remedy: string;
            guideStep: string;
        };
        /** @enum {string} */
        FindingState: "OK" | "MISSING" | "WARNING" | "UNKNOWN";
        Flow: {
            id: components["schemas"]["FlowId"];
            key: string;
            name: string;
            appId: components["schemas"]["AppId"] | null;
            enabled: boolean;
            /** Format: int32 */
            publishedVersion: number | null;
            draft: components["schemas"]["FlowDefinition"];
            /** Format: int64 */
            draftVersion: number;
            changed: boolean;
            problems: components["schemas"]["FlowProblem"][];
            callable: components["schemas"]["CallableFlow"] | null;
            updatedAt: components["schemas"]["Instant"];
        };
        FlowAnnouncement: {
            note?: string | null;
        };
        FlowCandidate: {
            definition?: components["schemas"]["FlowDefinition"] | null;
        };
        FlowContent: {
            name?: string | null;
            definition?: components["schemas"]["FlowDefinition"] | null;
        };
        FlowDefinition: {
            trigger: components["schemas"]["Trigger"];
            steps: components["schemas"]["Step"][];
            settings?: components["schemas"]["Settings"];
        };
        /** Format: uuid */
        FlowId: string;
        FlowInput: {
            key: string;
            label?: string | null;
            required: boolean;
            type?: components["schemas"]["ValueType"];
        };
        FlowPlan: {
            steps: components["schemas"]["FlowPlanStep"][];
            end: components["schemas"]["PlanEnd"];
            problems: components["schemas"]["FlowProblem"][];
            references: components["schemas"]["RunReferences"];
        };
        FlowPlanCalled: {
            flow: components["schemas"]["FlowId"];
            name: string;
            definition: components["schemas"]["FlowDefinition"];
            steps: components["schemas"]["FlowPlanStep"][];
            end: components["schemas"]["PlanEnd"];
        };
        FlowPlanStep: {
            path: string;
            key: string;
            name: string;
            type: string;
            what: components["schemas"]["Deed"];
            input: components["schemas"]["Values"];
            output: components["schemas"]["Values"];
            branch: string;
            plan: components["schemas"]["ChatPlan"] | null;
            called: components["schemas"]["FlowPlanCalled"] | null;
            problem: components["schemas"]["RunError"] | null;
        };
        /** @enum {string} */
        FlowPlanVersion: "DRAFT" | "PUBLISHED";
        FlowPlanWish: {
            version?: components["schemas"]["FlowPlanVersion"] | null;
            record?: string | null;
            values?: components["schemas"]["Values"] | null;
            inputs?: components["schemas"]["Values"] | null;
        };
        FlowProblem: {
            path: string;
            code: string;
            detail: string;
            /** Format: int32 */
            position: number | null;
        };
        FlowProblems: {
            problems: components["schemas"]["FlowProblem"][];
        };
        FlowReference: {
            id: components["schemas"]["FlowId"];
            key: string;
            name: string;
        };
        FlowRun: {
            id: components["schemas"]["RunId"];
        };
        FlowStart: {
            inputs?: components["schemas"]["Values"] | null;
        };
        FlowStarted: {
            run: components["schemas"]["FlowRun"];
        };
        FlowTest: {
            id: components["schemas"]["FlowTestId"];
            name: string;
            run: components["schemas"]["RunId"];
            /** Format: int32 */
            version: number;
            end: components["schemas"]["PlanEnd"];
            /** Format: int32 */
            steps: number;
            createdAt: components["schemas"]["Instant"];
            createdBy: components["schemas"]["PersonId"];
            updatedAt: components["schemas"]["Instant"];
        };
        FlowTestAcceptance: {
            version?: components["schemas"]["FlowPlanVersion"] | null;
        };
        FlowTestDifference: {
            field: string;
            expected: components["schemas"]["Value"];
            actual: components["schemas"]["Value"];
        };
        /** Format: uuid */
        FlowTestId: string;
        FlowTestResult: {
            test: components["schemas"]["FlowTest"];
            passed: boolean;
            end: components["schemas"]["PlanEnd"];
            problems: components["schemas"]["FlowProblem"][];
            steps: components["schemas"]["FlowTestStep"][];
        };
        FlowTestResults: {
            items: components["schemas"]["FlowTestResult"][];
            /** Format: int32 */
            passed: number;
            /** Format: int32 */
            failed: number;
            references: components["schemas"]["RunReferences"];
        };
        FlowTestStep: {
            path: string;
            key: string;
            name: string;
            type: string;
            /** @enum {string} */
            what: "SAME" | "CHANGED" | "NEW" | "MISSING";
            differences: components["schemas"]["FlowTestDifference"][];
            expectedProblem: components["schemas"]["RunError"] | null;
            problem: components["schemas"]["RunError"] | null;
        };
        FlowTestWish: {
            tests?: components["schemas"]["FlowTestId"][] | null;
            definition?: components["schemas"]["FlowDefinition"] | null;
            version?: components["schemas"]["FlowPlanVersion"] | null;
        };
        FlowVersion: {
            /** Format: int32 */
            version: number;
            publishedAt: components["schemas"]["Instant"];
            publishedBy: components["schemas"]["PersonId"] | null;
            note: string | null;
            definition: components["schemas"]["FlowDefinition"];
        };
        ForEachStep: {
            collect?: components["schemas"]["Mapping"];
            /** Format: int32 */
            concurrency?: number;
            items?: components["schemas"]["Mapping"];
            key: string;
            name?: string;
            steps: components["schemas"]["Step"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "forEach";
        };
        Form: {
            id: components["schemas"]["FormId"];
            key: string;
            name: string;
            appId: components["schemas"]["AppId"] | null;
            /** Format: int64 */
            version: number;
            definition: components["schemas"]["FormDefinition"];
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
        };
        FormContent: {
            name?: string | null;
            definition?: components["schemas"]["FormDefinition"] | null;
        };
        FormDefinition: {
            fields: components["schemas"]["Field"][];
        };
        /** Format: uuid */
        FormId: string;
        FormOptions: {
            field: string;
            form: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "form";
        };
        FormReference: {
            id: components["schemas"]["FormId"];
            key: string;
            name: string;
        };
        GetRecordStep: {
            form: string;
            /** @enum {string} */
            ifMissing?: "FAIL" | "CONTINUE";
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "getRecord";
            where?: components["schemas"]["Condition"];
        };
        GetRecordsStep: {
            form: string;
            key: string;
            /** Format: int32 */
            limit?: number;
            name?: string;
            sort?: components["schemas"]["Order"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "getRecords";
            where?: components["schemas"]["Condition"];
        };
        /** @enum {string} */
        GuideCopy: "CALLBACK_ADDRESS" | "SIGN_IN_ADDRESS" | "SCOPES";
        GuideStep: {
            key: string;
            title: string;
            text: string;
            settings: string[];
            copies: components["schemas"]["GuideCopy"][];
        };
        HookAnswer: {
            run: components["schemas"]["HookRun"];
        };
        HookRun: {
            id: components["schemas"]["RunId"];
        };
        HttpBody: components["schemas"]["JsonBody"] | components["schemas"]["TextBody"];
        HttpRequestStep: {
            body?: components["schemas"]["HttpBody"];
            headers?: {
                [key: string]: components["schemas"]["Mapping"];
            };
            idempotencyHeader?: string;
            key: string;
            /** @enum {string} */
            method?: "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE";
            name?: string;
            query?: {
                [key: string]: components["schemas"]["Mapping"];
            };
            /** @enum {string} */
            repeat?: "NEVER" | "SAFE";
            /** Format: int32 */
            timeoutSeconds?: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "httpRequest";
            url?: components["schemas"]["Mapping"];
        };
        Input: {
            key: string;
            label: string | null;
            type: components["schemas"]["ValueType"] | null;
            required: boolean;
        };
        InstallOptions: {
            locale?: string | null;
        };
        /**
         * Format: date-time
         * @example 2022-03-10T16:15:50Z
         */
        Instant: string;
        ItemsApp: {
            items: components["schemas"]["App"][];
        };
        ItemsBudget: {
            items: components["schemas"]["Budget"][];
        };
        ItemsConnection: {
            items: components["schemas"]["Connection"][];
        };
        ItemsErrand: {
            items: components["schemas"]["Errand"][];
        };
        ItemsFlow: {
            items: components["schemas"]["Flow"][];
        };
        ItemsFlowTest: {
            items: components["schemas"]["FlowTest"][];
        };
        ItemsFlowVersion: {
            items: components["schemas"]["FlowVersion"][];
        };
        ItemsForm: {
            items: components["schemas"]["Form"][];
        };
        ItemsName: {
            items: components["schemas"]["SecretName"][];
        };
        ItemsOffered: {
            items: components["schemas"]["SignInConnection"][];
        };
        ItemsOne: {
            items: components["schemas"]["RunRetryAnswer"][];
        };
        ItemsOption: {
            items: components["schemas"]["Option"][];
        };
        ItemsSecret: {
            items: components["schemas"]["Secret"][];
        };
        ItemsTemplate: {
            items: components["schemas"]["Template"][];
        };
        JsonBody: {
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "json";
            values: {
                [key: string]: components["schemas"]["Mapping"];
            };
        };
        Linkage: {
            form: string;
            take: string;
            when: components["schemas"]["LinkageMatch"][];
        };
        LinkageMatch: {
            field: string;
            equals: string;
        };
        LinkedValues: {
            values: components["schemas"]["Values"];
        };
        Login: {
            username: string;
            password: string;
            organization?: string | null;
        };
        MappedExpression: {
            cel: string;
        };
        /** @description only in httpRequest: headers, query, body */
        MappedSecret: {
            secret: string;
        };
        MappedValue: {
            value: components["schemas"]["Value"];
        };
        Mapping: components["schemas"]["MappedValue"] | components["schemas"]["MappedExpression"] | components["schemas"]["MappedSecret"];
        Me: {
            person: components["schemas"]["Person"];
            organization: components["schemas"]["Organization"];
            role: components["schemas"]["Role"];
            csrfToken: string | null;
            demo: boolean;
        };
        MemberField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "member";
        };
        MembersField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "members";
        };
        MergeInto: {
            personId: components["schemas"]["PersonId"];
        };
        Message: {
            id: components["schemas"]["MessageId"];
            chatId: components["schemas"]["ChatId"];
            /** Format: int64 */
            seq: number;
            kind: components["schemas"]["MessageKind"];
            senderId: components["schemas"]["PersonId"] | null;
            text: string;
            notice: components["schemas"]["Notice"] | null;
            mentions: components["schemas"]["PersonId"][];
            mentionAll: boolean;
            createdAt: components["schemas"]["Instant"];
        };
        /** Format: uuid */
        MessageId: string;
        /** @enum {string} */
        MessageKind: "TEXT" | "NOTICE";
        MessagePage: {
            items: components["schemas"]["Message"][];
            nextCursor: string | null;
            references: components["schemas"]["PeopleReferences"];
        };
        MultiSelectField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            options: components["schemas"]["Options"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "multiSelect";
        };
        NewApiToken: {
            name: string;
            scopes: components["schemas"]["Scope"][];
            expiresAt?: components["schemas"]["Instant"] | null;
        };
        NewApp: {
            key?: string | null;
            name: string;
        };
        NewChat: {
            name: string;
            ownerId?: components["schemas"]["PersonId"] | null;
            memberIds?: components["schemas"]["PersonId"][] | null;
        };
        NewConnection: {
            key?: string | null;
            connector: string;
            name: string;
            settings?: components["schemas"]["Values"] | null;
        };
        NewDepartment: {
            name: string;
            parentId?: components["schemas"]["DepartmentId"] | null;
        };
        NewFlow: {
            key?: string | null;
            name: string;
            appId?: components["schemas"]["AppId"] | null;
            definition?: components["schemas"]["FlowDefinition"] | null;
        };
        NewFlowTest: {
            run: components["schemas"]["RunId"];
            name: string;
        };
        NewForm: {
            key?: string | null;
            name: string;
            appId?: components["schemas"]["AppId"] | null;
            definition?: components["schemas"]["FormDefinition"] | null;
        };
        NewMessage: {
            text: string;
            mentions?: components["schemas"]["PersonId"][] | null;
            mentionAll?: boolean | null;
        };
        NewPassword: {
            password: string;
        };
        NewPerson: {
            name: string;
            username?: string | null;
            password?: string | null;
            kind?: components["schemas"]["PersonKind"] | null;
            title?: string | null;
            mobile?: string | null;
            email?: string | null;
            departmentIds?: components["schemas"]["DepartmentId"][] | null;
            role?: components["schemas"]["Role"] | null;
        };
        NewSecret: {
            name: string;
            value: string;
        };
        Notice: {
            type: components["schemas"]["NoticeType"];
            actorId: components["schemas"]["PersonId"] | null;
            personIds?: components["schemas"]["PersonId"][];
            name?: string;
        };
        /** @enum {string} */
        NoticeType: "created" | "renamed" | "membersAdded" | "membersRemoved" | "ownerChanged" | "closed";
        NumberField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            max?: number;
            min?: number;
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /** Format: int32 */
            scale?: number;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "number";
            unit?: string;
        };
        /** @enum {string} */
        Operator: "equals" | "notEquals" | "contains" | "notContains" | "in" | "greaterThan" | "greaterOrEqual" | "lessThan" | "lessOrEqual" | "isEmpty" | "isNotEmpty";
        Option: {
            label: string;
            value: string;
        };
        Options: components["schemas"]["FormOptions"] | components["schemas"]["StaticOptions"];
        Order: {
            descending: boolean;
            field: string;
        };
        /** Format: uuid */
        OrgId: string;
        Organization: {
            id: components["schemas"]["OrgId"];
            key: string;
            name: string;
        };
        PageAccount: {
            items: components["schemas"]["Account"][];
            nextCursor: string | null;
        };
        PageCallRow: {
            items: components["schemas"]["CallSummary"][];
            nextCursor: string | null;
        };
        PageChat: {
            items: components["schemas"]["Chat"][];
            nextCursor: string | null;
        };
        PageChatMember: {
            items: components["schemas"]["ChatMember"][];
            nextCursor: string | null;
        };
        PagePerson: {
            items: components["schemas"]["Person"][];
            nextCursor: string | null;
        };
        PageRemoteChat: {
            items: components["schemas"]["RemoteChat"][];
            nextCursor: string | null;
        };
        PageRun: {
            items: components["schemas"]["Run"][];
            nextCursor: string | null;
        };
        ParallelBranch: {
            key: string;
            name?: string;
            steps: components["schemas"]["Step"][];
        };
        ParallelStep: {
            branches: components["schemas"]["ParallelBranch"][];
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "parallel";
        };
        PasswordChange: {
            current: string;
            new: string;
        };
        PeopleRecipients: {
            people?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "people";
        };
        PeopleReferences: {
            people: components["schemas"]["Person"][];
        };
        Person: {
            id: components["schemas"]["PersonId"];
            name: string;
            username: string | null;
            kind: components["schemas"]["PersonKind"];
            state: components["schemas"]["PersonState"];
            title: string | null;
            mobile: string | null;
            email: string | null;
            departmentIds: components["schemas"]["DepartmentId"][];
            role: components["schemas"]["Role"] | null;
            mergedInto: components["schemas"]["PersonId"] | null;
        };
        PersonChanges: {
            name?: string | null;
            username?: string | null;
            kind?: components["schemas"]["PersonKind"] | null;
            state?: components["schemas"]["PersonState"] | null;
            title?: string | null;
            mobile?: string | null;
            email?: string | null;
            departmentIds?: components["schemas"]["DepartmentId"][] | null;
            role?: components["schemas"]["Role"] | null;
        };
        /** Format: uuid */
        PersonId: string;
        PersonIds: {
            personIds: components["schemas"]["PersonId"][];
        };
        /** @enum {string} */
        PersonKind: "INTERNAL" | "EXTERNAL";
        PersonMerge: {
            personId: components["schemas"]["PersonId"];
            name: string;
            by: components["schemas"]["Person"] | null;
            at: components["schemas"]["Instant"];
        };
        PersonMerges: {
            items: components["schemas"]["PersonMerge"][];
        };
        /** @enum {string} */
        PersonState: "ACTIVE" | "DEPARTED";
        /** @enum {string} */
        PlanEnd: "DONE" | "FAILED" | "UNFINISHED";
        PressedButton: {
            run: components["schemas"]["RunOfButton"];
        };
        /** @description RFC 9457 */
        Problem: {
            code: string;
            detail: string;
            errors: components["schemas"]["FieldProblem"][];
            requestId: string;
            /** Format: int32 */
            status: number;
            title: string;
            type: string;
        };
        ReadUpTo: {
            /** Format: int64 */
            seq: number;
        };
        Recipients: components["schemas"]["ChatRecipients"] | components["schemas"]["PeopleRecipients"];
        Record: {
            id: components["schemas"]["RecordId"];
            serial: string;
            formId: components["schemas"]["FormId"];
            values: components["schemas"]["Values"];
            state: components["schemas"]["RecordState"];
            createdBy: components["schemas"]["PersonId"] | null;
            createdAt: components["schemas"]["Instant"];
            updatedAt: components["schemas"]["Instant"];
            /** Format: int64 */
            version: number;
            runs?: components["schemas"]["StartedRun"][];
            buttons?: components["schemas"]["RecordButton"][];
            references?: components["schemas"]["References"];
        };
        RecordButton: {
            flow: string;
            label: string;
        };
        RecordChange: {
            /** Format: int64 */
            version: number;
            kind: components["schemas"]["RecordChangeKind"];
            at: components["schemas"]["Instant"];
            by: components["schemas"]["PersonId"] | null;
            run: components["schemas"]["RunId"] | null;
            changes: components["schemas"]["FieldChange"][];
        };
        /** @enum {string} */
        RecordChangeKind: "CREATED" | "UPDATED" | "DELETED";
        RecordContent: {
            values: components["schemas"]["Values"];
        };
        RecordCount: {
            /** Format: int64 */
            count: number;
            more: boolean;
        };
        RecordHistory: {
            items: components["schemas"]["RecordChange"][];
            references: components["schemas"]["References"];
        };
        /** Format: uuid */
        RecordId: string;
        RecordPage: {
            items: components["schemas"]["Record"][];
            nextCursor: string | null;
            references: components["schemas"]["References"];
        };
        /** @enum {string} */
        RecordState: "ACTIVE" | "DELETED";
        References: {
            people: components["schemas"]["Person"][];
            departments: components["schemas"]["Department"][];
        };
        RelatedRun: {
            id: components["schemas"]["RunId"];
            state: components["schemas"]["RunState"];
            flowKey: string;
            flowName: string;
            step: string;
        };
        RemoteChat: {
            handle: string;
            name: string;
            owner: components["schemas"]["Person"] | null;
            external: boolean;
            state: components["schemas"]["RemoteChatState"];
            /** Format: int32 */
            memberCount: number;
            link: string;
            ids: {
                [key: string]: string;
            };
            runId: components["schemas"]["RunId"] | null;
            formId: components["schemas"]["FormId"] | null;
            recordId: components["schemas"]["RecordId"] | null;
            drift: string[];
            missing: components["schemas"]["Person"][];
            actualName: string | null;
            seenAt: components["schemas"]["Instant"] | null;
            createdAt: components["schemas"]["Instant"];
        };
        /** @enum {string} */
        RemoteChatState: "OPEN" | "CLOSED";
        ReplayedCall: {
            /** Format: int32 */
            events: number;
        };
        /** @enum {string} */
        Role: "MEMBER" | "BUILDER" | "ADMIN" | "OWNER";
        Run: {
            id: components["schemas"]["RunId"];
            state: components["schemas"]["RunState"];
            flow: components["schemas"]["RunFlow"];
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            attempt: number;
            trigger: components["schemas"]["RunTrigger"];
            createdAt: components["schemas"]["Instant"];
            startedAt: components["schemas"]["Instant"] | null;
            finishedAt: components["schemas"]["Instant"] | null;
            error: components["schemas"]["RunError"] | null;
            waitsForTurn: boolean;
        };
        RunAttempt: {
            /** Format: int32 */
            attempt: number;
            /** Format: int32 */
            version: number;
            state: components["schemas"]["RunState"];
            startedAt: components["schemas"]["Instant"] | null;
            finishedAt: components["schemas"]["Instant"] | null;
            error: components["schemas"]["RunError"] | null;
        };
        RunAttemptDetail: {
            startedAt?: components["schemas"]["Instant"];
            state?: components["schemas"]["RunState"];
            error?: components["schemas"]["RunError"];
            /** Format: int32 */
            version?: number;
            finishedAt?: components["schemas"]["Instant"];
            steps?: components["schemas"]["RunStep"][];
            nextSteps?: string;
            definition?: components["schemas"]["FlowDefinition"];
            triggerData?: components["schemas"]["Values"];
            references?: components["schemas"]["RunReferences"];
        };
        RunDecision: {
            step?: string | null;
            decision?: components["schemas"]["Answer"] | null;
            outputs?: components["schemas"]["Values"] | null;
        };
        RunDetail: {
            createdAt: components["schemas"]["Instant"];
            startedAt: components["schemas"]["Instant"] | null;
            waitsForTurn: boolean;
            id: components["schemas"]["RunId"];
            state: components["schemas"]["RunState"];
            trigger: components["schemas"]["RunTrigger"];
            error: components["schemas"]["RunError"] | null;
            /** Format: int32 */
            version: number;
            /** Format: int32 */
            attempt: number;
            flow: components["schemas"]["RunFlow"];
            finishedAt: components["schemas"]["Instant"] | null;
            excerpt: boolean;
            steps: components["schemas"]["RunStep"][];
            nextSteps: string | null;
            definition: components["schemas"]["FlowDefinition"];
            triggerData: components["schemas"]["Values"];
            attempts: components["schemas"]["RunAttempt"][];
            interventions: components["schemas"]["RunIntervention"][];
            parentRun: components["schemas"]["RelatedRun"] | null;
            calledRuns: components["schemas"]["RelatedRun"][];
            references: components["schemas"]["RunReferences"];
        };
        RunEffect: {
            key: string;
            connection: string;
            action: string;
            state: components["schemas"]["EffectState"];
            /** @enum {string} */
            repeatability: "KEYED" | "FINDABLE" | "UNCERTAIN";
            request: components["schemas"]["Values"];
            outcome: components["schemas"]["Values"] | null;
            error: components["schemas"]["RunError"] | null;
            /** Format: int32 */
            attempts: number;
            intendedAt: components["schemas"]["Instant"];
            calledAt: components["schemas"]["Instant"] | null;
        };
        RunError: {
            code: string;
            title: string;
            detail: string;
            step?: string;
            byInput: boolean;
        };
        RunFlow: {
            id: components["schemas"]["FlowId"];
            key: string;
            name: string;
        };
        RunForm: {
            id: string;
            key: string;
            name: string;
        };
        /** Format: uuid */
        RunId: string;
        RunIntervention: {
            at: components["schemas"]["Instant"];
            by: components["schemas"]["PersonId"] | null;
            /** @enum {string} */
            kind: "RETRY" | "CANCEL" | "RESOLVE" | "WAKE";
            /** Format: int32 */
            attempt: number;
            detail: components["schemas"]["Values"];
        };
        RunOfButton: {
            id: components["schemas"]["RunId"];
        };
        RunRecord: {
            id: string;
            serial: string;
            title: string;
        };
        RunReferences: {
            people: components["schemas"]["Person"][];
            departments: components["schemas"]["Department"][];
        };
        RunRetries: {
            ids?: string[] | null;
            from?: components["schemas"]["Start"] | null;
            version?: components["schemas"]["Version"] | null;
        };
        RunRetry: {
            from?: components["schemas"]["Start"] | null;
            step?: string | null;
            version?: components["schemas"]["Version"] | null;
            trigger?: components["schemas"]["RunRetryTrigger"] | null;
        };
        RunRetryAnswer: {
            id: string;
            ok: boolean;
            problem: components["schemas"]["RunError"] | null;
        };
        RunRetryPreview: {
            steps: components["schemas"]["RunRetryStep"][];
        };
        RunRetryStep: {
            path: string;
            key: string;
            name: string;
            what: components["schemas"]["What"];
            reason: string;
        };
        RunRetryTrigger: {
            values: components["schemas"]["Values"] | null;
        };
        /** @enum {string} */
        RunState: "READY" | "RUNNING" | "WAITING" | "IN_DOUBT" | "DONE" | "FAILED" | "CANCELLED";
        RunStep: {
            path: string;
            key: string;
            name: string;
            type: string;
            /** @enum {string} */
            state: "RUNNING" | "CALLING" | "WAITING" | "IN_DOUBT" | "DONE" | "FAILED";
            input: components["schemas"]["Values"];
            output: components["schemas"]["Values"];
            error: components["schemas"]["RunError"] | null;
            startedAt: components["schemas"]["Instant"];
            finishedAt: components["schemas"]["Instant"] | null;
            wakeAt: components["schemas"]["Instant"] | null;
            waitsFor: components["schemas"]["RunWait"] | null;
            /** Format: int32 */
            attempts: number;
            branch?: string;
            effect: components["schemas"]["RunEffect"] | null;
        };
        RunStepPage: {
            items: components["schemas"]["RunStep"][];
            nextCursor: string | null;
            references: components["schemas"]["RunReferences"];
        };
        RunTrigger: {
            /** @enum {string} */
            type: "recordCreated" | "recordUpdated" | "recordDeleted" | "rowButton" | "schedule" | "webhook" | "call" | "platformEvent";
            /** Format: date-time */
            at: string;
            /** Format: uuid */
            by: string | null;
            form: components["schemas"]["RunForm"] | null;
            record: components["schemas"]["RunRecord"] | null;
        };
        RunWait: {
            /** @enum {string} */
            type: "TIME" | "RECORD" | "RUN" | "PLATFORM" | "PERSON";
            event?: string;
            form?: string;
            connection?: string;
            until?: components["schemas"]["Instant"];
        };
        RunWaking: {
            step?: string | null;
        };
        /** @enum {string} */
        Scope: "people:read" | "people:write" | "forms:read" | "forms:write" | "records:read" | "records:write" | "flows:read" | "flows:write" | "runs:read" | "runs:write" | "chats:read" | "chats:write" | "admin";
        Secret: {
            name: string;
            updatedAt: components["schemas"]["Instant"];
            updatedBy: components["schemas"]["PersonId"];
        };
        SecretName: {
            name: string;
        };
        SelectField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            options: components["schemas"]["Options"];
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "select";
        };
        SendMessageStep: {
            key: string;
            name?: string;
            text?: components["schemas"]["Mapping"];
            to?: components["schemas"]["Recipients"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "sendMessage";
        };
        SerialField: {
            default?: components["schemas"]["Default"];
            description?: string;
            /** Format: int32 */
            digits?: number;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            placeholder?: string;
            prefix?: string;
            readOnly?: boolean;
            required?: boolean;
            /** @enum {string} */
            reset?: "NEVER" | "YEAR" | "MONTH" | "DAY";
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "serial";
        };
        Session: {
            person: components["schemas"]["Person"];
            csrfToken: string;
            organization: components["schemas"]["Organization"];
        };
        SettingChoice: {
            value: string;
            label: string;
        };
        /** @enum {string} */
        SettingKind: "TEXT" | "SECRET" | "ADDRESS" | "CHOICE";
        Settings: {
            onFailure?: string;
            notifyOwner?: boolean;
            /** Format: int32 */
            concurrency?: number;
            key?: string;
            /** Format: int32 */
            keepDays?: number;
        };
        Setup: {
            token: string;
            organizationName: string;
            name: string;
            username: string;
            password: string;
        };
        SignInConnection: {
            id: string;
            connector: string;
            name: string;
        };
        /** @enum {string} */
        Start: "FAILED" | "STEP" | "START";
        StartedRun: {
            id: components["schemas"]["RunId"];
            flow: components["schemas"]["FlowReference"];
        };
        StaticOptions: {
            items: components["schemas"]["Option"][];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "static";
        };
        Step: components["schemas"]["ActionStep"] | components["schemas"]["AddRecordStep"] | components["schemas"]["BranchStep"] | components["schemas"]["CallFlowStep"] | components["schemas"]["ComputeStep"] | components["schemas"]["DeleteRecordStep"] | components["schemas"]["DeleteRecordsStep"] | components["schemas"]["ForEachStep"] | components["schemas"]["GetRecordStep"] | components["schemas"]["GetRecordsStep"] | components["schemas"]["HttpRequestStep"] | components["schemas"]["ParallelStep"] | components["schemas"]["SendMessageStep"] | components["schemas"]["StopStep"] | components["schemas"]["UpdateRecordStep"] | components["schemas"]["UpdateRecordsStep"] | components["schemas"]["WaitStep"];
        StopStep: {
            key: string;
            message?: components["schemas"]["Mapping"];
            name?: string;
            /** @enum {string} */
            outcome?: "DONE" | "FAILED";
            outputs: {
                [key: string]: components["schemas"]["Mapping"];
            };
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "stop";
        };
        Template: {
            name: string;
            title: string;
            description: string;
            forms: string[];
            flows: string[];
            installed: boolean;
        };
        TextBody: {
            contentType?: string;
            text?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "text";
        };
        TextField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            /** Format: int32 */
            maxLength?: number;
            /** Format: int32 */
            minLength?: number;
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "text";
            unique?: boolean;
        };
        TextareaField: {
            default?: components["schemas"]["Default"];
            description?: string;
            key: string;
            label: string;
            linkage?: components["schemas"]["Linkage"];
            /** Format: int32 */
            maxLength?: number;
            /** Format: int32 */
            minLength?: number;
            placeholder?: string;
            readOnly?: boolean;
            required?: boolean;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "textarea";
        };
        Trigger: {
            /** @description of platformEvent */
            connection?: string;
            /** @description of schedule: minute, hour, day, month, weekday */
            cron?: string;
            /** @description of platformEvent */
            event?: string;
            /** @description of recordUpdated */
            fields?: string[];
            filter?: components["schemas"]["Condition"] | null;
            /** @description of triggers by records, and of rowButton */
            form?: string;
            inputs?: components["schemas"]["FlowInput"][];
            /** @description CEL, of webhook */
            key?: string | null;
            /** @description of rowButton */
            label?: string;
            /** @description of webhook */
            path?: string;
            /** @description name of a secret, of webhook */
            secret?: string | null;
            /** @enum {string} */
            type: "recordCreated" | "recordUpdated" | "recordDeleted" | "rowButton" | "schedule" | "webhook" | "call" | "platformEvent";
            /** @description of schedule: such as Asia/Shanghai */
            zone?: string;
        };
        Unread: {
            /** Format: int64 */
            unread: number;
        };
        Until: components["schemas"]["UntilElapsed"] | components["schemas"]["UntilEvent"] | components["schemas"]["UntilPlatformEvent"] | components["schemas"]["UntilMoment"];
        UntilElapsed: {
            amount?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "duration";
            /** @enum {string} */
            unit?: "SECONDS" | "MINUTES" | "HOURS" | "DAYS";
        };
        UntilEvent: {
            /** @enum {string} */
            event?: "recordCreated" | "recordUpdated" | "recordDeleted";
            form: string;
            /** @enum {string} */
            onTimeout?: "CONTINUE" | "FAIL";
            timeout?: components["schemas"]["WaitTimeout"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "event";
            where?: components["schemas"]["Condition"];
        };
        UntilMoment: {
            at?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "time";
        };
        UntilPlatformEvent: {
            connection: string;
            event: string;
            /** @enum {string} */
            onTimeout?: "CONTINUE" | "FAIL";
            timeout?: components["schemas"]["WaitTimeout"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "platformEvent";
            where?: components["schemas"]["Condition"];
        };
        UpdateRecordStep: {
            form: string;
            key: string;
            name?: string;
            record?: components["schemas"]["Mapping"];
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "updateRecord";
            values: {
                [key: string]: components["schemas"]["Mapping"];
            };
        };
        UpdateRecordsStep: {
            form: string;
            key: string;
            /** Format: int32 */
            limit?: number;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "updateRecords";
            values: {
                [key: string]: components["schemas"]["Mapping"];
            };
            where?: components["schemas"]["Condition"];
        };
        /** @description Any JSON value */
        Value: Json;
        /** @enum {string} */
        ValueType: "text" | "number" | "boolean" | "date" | "datetime" | "person" | "persons" | "department" | "chat" | "texts" | "any";
        Values: {
            [key: string]: components["schemas"]["Value"];
        };
        /** @enum {string} */
        Version: "SAME" | "NEWEST";
        WaitStep: {
            key: string;
            name?: string;
            /**
             * @description discriminator enum property added by openapi-typescript
             * @enum {string}
             */
            type: "wait";
            until?: components["schemas"]["Until"];
        };
        WaitTimeout: {
            amount?: components["schemas"]["Mapping"];
            /** @enum {string} */
            unit?: "SECONDS" | "MINUTES" | "HOURS" | "DAYS";
        };
        /** @enum {string} */
        What: "REUSED" | "REPEATED" | "UNSAFE" | "NEW";
    };
    responses: {
        /** @description A problem (RFC 9457) */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listApiTokens: {
        parameters: {
            query?: {
                all?: boolean;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiTokenList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApiToken"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiToken"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteApiToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listApps: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsApp"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createApp: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewApp"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    renameApp: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                app: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listSignInConnections: {
        parameters: {
            query?: {
                organization?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOffered"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Login"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    signInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthOptions"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    endPlatformSignIn: {
        parameters: {
            query?: {
                authCode?: string;
                code?: string;
                state?: string;
            };
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed in, or to the sign-in page */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    startPlatformSignIn: {
        parameters: {
            query?: {
                to?: string;
            };
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description To the platform */
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listChats: {
        parameters: {
            query?: {
                all?: boolean;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                ids?: string[];
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageChat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createChat: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewChat"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    closeChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listChatMembers: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageChatMember"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    addChatMembers: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonIds"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    removeChatMembers: {
        parameters: {
            query?: {
                personIds?: string[];
            };
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PersonIds"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Chat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                after?: number;
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagePage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    postMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                id: components["schemas"]["ChatId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewMessage"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listConnections: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsConnection"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewConnection"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeConnection: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what was read */
                "If-Match": string;
            };
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectionChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listAccounts: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                q?: string;
                state?: string;
            };
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageAccount"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    countAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountCounts"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    linkAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountLink"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    unlinkAccount: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                account: string;
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listBudgets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsBudget"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listCalls: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                direction?: string;
                failed?: boolean;
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageCallRow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Call"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    replayCall: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                call: string;
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayedCall"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRemoteChats: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                drifted?: boolean;
                limit?: number;
            };
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRemoteChat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    repairRemoteChat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
                handle: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChatRepair"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RemoteChat"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    checkConnection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Connection"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    syncDirectory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                connection: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DirectorySync"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DirectorySyncResult"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listConnectors: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConnectorList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listContacts: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                q?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePerson"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listConversations: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConversationPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    countUnread: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unread"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    markRead: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadUpTo"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Conversation"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listDepartments: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DepartmentList"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    addDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewDepartment"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    removeDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DepartmentId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeDepartment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["DepartmentId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DepartmentChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Department"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listErrands: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsErrand"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listFlows: {
        parameters: {
            query?: {
                app?: string;
                form?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsFlow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createFlow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFlow"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    saveFlow: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what was read */
                "If-Match": string;
            };
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    checkFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowCandidate"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowProblems"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    disableFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    enableFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    planFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowPlanWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowPlan"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    publishFlow: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FlowAnnouncement"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listFlowRuns: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
                /** @description one or several with commas */
                state?: string;
            };
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRun"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    startFlow: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowStart"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowStarted"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listFlowTests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsFlowTest"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createFlowTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewFlowTest"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTest"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    runFlowTests: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowTestWish"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTestResults"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteFlowTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                test: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    acceptFlowTest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                test: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FlowTestAcceptance"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowTest"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listFlowVersions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsFlowVersion"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readFlowVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                flow: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FlowVersion"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    restoreFlowVersion: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what was read */
                "If-Match": string;
            };
            path: {
                flow: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Flow"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listForms: {
        parameters: {
            query?: {
                app?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsForm"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    createForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewForm"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    saveForm: {
        parameters: {
            query?: never;
            header: {
                /** @description The `ETag` of what was read */
                "If-Match": string;
            };
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FormContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Form"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    computeLinkages: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DraftContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkedValues"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listOptions: {
        parameters: {
            query?: {
                limit?: number;
                q?: string;
            };
            header?: never;
            path: {
                field: string;
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOption"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRecords: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                filter?: string;
                limit?: number;
                q?: string;
                /** @description A field, with `-` before it from the greatest down */
                sort?: string;
            };
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    submitRecord: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordContent"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    countRecords: {
        parameters: {
            query?: {
                filter?: string;
                q?: string;
            };
            header?: never;
            path: {
                form: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordCount"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
                record: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
                record: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
                record: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordContent"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Record"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    pressRecordButton: {
        parameters: {
            query?: never;
            header?: {
                /** @description The same key within 24 hours has the first answer again */
                "Idempotency-Key"?: string;
            };
            path: {
                flow: string;
                form: string;
                record: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PressedButton"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRecordChanges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                form: string;
                record: components["schemas"]["RecordId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecordHistory"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                department?: components["schemas"]["DepartmentId"];
                ids?: string[];
                kind?: components["schemas"]["PersonKind"];
                limit?: number;
                q?: string;
                state?: components["schemas"]["PersonState"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PagePerson"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    addPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPerson"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readPerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PersonChanges"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    mergePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MergeInto"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    unmergePerson: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listMerges: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonMerges"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["PersonId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPassword"];
            };
        };
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRuns: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                flow?: string;
                /** @description created then or later */
                from?: string;
                limit?: number;
                /** @description text in what started the run, or in the flow's name */
                q?: string;
                record?: string;
                /** @description one or several with commas */
                state?: string;
                /** @description created before */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageRun"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    retryRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRetries"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsOne"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunDetail"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    readRunAttempt: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                attempt: string;
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunAttemptDetail"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRunAttemptSteps: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                attempt: string;
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStepPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    cancelRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    resolveStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunDecision"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    previewRetry: {
        parameters: {
            query?: {
                from?: components["schemas"]["Start"];
                step?: string;
                version?: components["schemas"]["Version"];
            };
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunRetryPreview"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    retryRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunRetry"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listRunSteps: {
        parameters: {
            query?: {
                /** @description The `nextCursor` of the page before */
                cursor?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunStepPage"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    wakeStep: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: components["schemas"]["RunId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RunWaking"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Run"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listSecrets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsSecret"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    saveSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewSecret"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listSecretNames: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsName"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    deleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Setup"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    listTemplates: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ItemsTemplate"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    installTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                template: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["InstallOptions"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["App"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
    callHook: {
        parameters: {
            query?: never;
            header?: {
                "X-Convoke-Signature"?: string;
            };
            path: {
                organization: string;
                path: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HookAnswer"];
                };
            };
            "4XX": components["responses"]["Problem"];
            "5XX": components["responses"]["Problem"];
        };
    };
}
