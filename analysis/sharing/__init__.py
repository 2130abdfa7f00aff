"""How do tables and pictures leave the program?"""
