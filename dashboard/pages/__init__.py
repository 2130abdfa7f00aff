"""One file a page; `streamlit_app.py` names them and runs the one that the address asks for."""
